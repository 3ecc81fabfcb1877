package main

import (
	"fmt"
	"io"

	"github.com/sirupsen/logrus"
)

// recorder keeps what upstream logs, through the logger that the daemon uses.
type recorder struct{ lines []line }

func record() *recorder {
	r := &recorder{lines: []line{}}
	logrus.SetOutput(io.Discard)
	logrus.SetLevel(logrus.DebugLevel)
	logrus.StandardLogger().ReplaceHooks(logrus.LevelHooks{})
	logrus.AddHook(r)
	return r
}

// unwritten stands for the text of a line, which nobody reads.
type unwritten struct{}

func (unwritten) Format(*logrus.Entry) ([]byte, error) { return nil, nil }

func (*recorder) Levels() []logrus.Level { return logrus.AllLevels }

func (r *recorder) Fire(e *logrus.Entry) error {
	l := line{Level: e.Level.String(), Message: e.Message}
	for key, value := range e.Data {
		if key == "t" { // how long a migration took
			continue
		}
		if l.Fields == nil {
			l.Fields = map[string]string{}
		}
		l.Fields[key] = fmt.Sprint(value)
	}
	r.lines = append(r.lines, l)
	e.Logger.SetFormatter(unwritten{})
	return nil
}
