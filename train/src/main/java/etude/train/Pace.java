package etude.train;

import etude.learn.StoppedException;
import etude.learn.Watcher;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells the watcher how far training is and when it will be over, and lets it be stopped. */
final class Pace {

    private final Watcher watcher;
    private final int epochs;
    private final long start = System.nanoTime();
    private double begun = Double.NaN;

    Pace(Watcher watcher, int epochs) {
        this.watcher = watcher;
        this.epochs = epochs;
    }

    /**
     * Before a step.
     *
     * @throws StoppedException if the watcher wants to stop
     */
    void step(int epoch, int batch, int batches) throws StoppedException {
        if (watcher.stopping()) {
            throw new StoppedException("Training was stopped in epoch " + epoch
                    + (epoch == 1 ? "; no epoch is over yet." : "; it can go on after epoch " + (epoch - 1) + "."));
        }
        double done = (epoch - 1 + (double) batch / batches) / epochs;
        if (Double.isNaN(begun)) {
            begun = done;
        }
        watcher.at(done, "epoch " + epoch + " of " + epochs + left(done));
    }

    private String left(double done) {
        double seconds = (System.nanoTime() - start) / 1e9;
        if (done - begun < 0.005 || seconds < 2) {
            return "";
        }
        double left = seconds * (1 - done) / (done - begun);
        return left < 100
                ? String.format(Locale.ROOT, ", %.0f s left", left)
                : String.format(Locale.ROOT, ", %.0f min left", left / 60);
    }

    /** After an epoch. */
    void epoch(int epoch, double loss, Map<String, Double> validation, boolean best, double waited) {
        String judged = validation.entrySet().stream()
                .map(figure -> String.format(Locale.ROOT, "%s %.4f", figure.getKey(), figure.getValue()))
                .collect(Collectors.joining(", "));
        String starved = waited > 0.1
                ? String.format(Locale.ROOT, "; %.0f %% of the time spent waiting for sounds", 100 * waited)
                : "";
        watcher.say(String.format(Locale.ROOT, "epoch %d of %d: loss %.4f", epoch, epochs, loss)
                + (judged.isEmpty() ? "" : "; validation " + judged)
                + (best && !judged.isEmpty() ? ", the best so far" : "")
                + starved);
    }
}
