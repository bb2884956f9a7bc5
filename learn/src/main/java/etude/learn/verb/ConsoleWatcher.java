package etude.learn.verb;

import etude.cli.Console;
import etude.cli.Progress;
import etude.learn.Watcher;

/** Who sits before the terminal. */
record ConsoleWatcher(Console console, Progress progress, Interruption interruption) implements Watcher {

    @Override
    public void at(double done, String what) {
        progress.at(done);
    }

    @Override
    public void say(String sentence) {
        console.say(sentence);
    }

    @Override
    public boolean stopping() {
        return interruption.asked();
    }
}
