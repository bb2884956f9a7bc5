package etude.cli;

import java.io.PrintStream;
import java.util.Locale;

/** A line on a terminal that is drawn again and again, at most ten times a second, and leaves nothing behind. */
final class ProgressBar implements Progress {

    private static final int WIDTH = 24;
    private static final int NAME = 40;
    private static final long PAUSE = 100_000_000;

    private final PrintStream err;
    private final String what;
    private long drawn = System.nanoTime();
    private int shown;

    ProgressBar(PrintStream err, String what) {
        this.err = err;
        String name = Text.line(what);
        this.what = name.length() <= NAME ? name : name.substring(0, NAME - 1) + "…";
    }

    @Override
    public synchronized void at(double done) {
        long now = System.nanoTime();
        if (now - drawn < PAUSE) {
            return;
        }
        drawn = now;
        int full = (int) Math.round(Math.max(0, Math.min(1, done)) * WIDTH);
        String line = "█".repeat(full)
                + "░".repeat(WIDTH - full)
                + String.format(Locale.ROOT, " %3.0f %%  ", 100 * done)
                + what;
        err.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
        err.flush();
        shown = line.length();
    }

    @Override
    public synchronized void close() {
        if (shown > 0) {
            err.print("\r" + " ".repeat(shown) + "\r");
            err.flush();
            shown = 0;
        }
    }
}
