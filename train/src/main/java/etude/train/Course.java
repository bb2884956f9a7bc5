package etude.train;

import etude.learn.recipe.TrainTable;
import etude.nn.Optimiser;

/** Which optimiser learns at which rate, from the beginning to the end; epochs are counted from 1. */
final class Course {

    /** What Adam does before gradient descent takes over, as shares of all epochs: 80, 20 and 20 of 200 in Won et al. 2020. */
    private static final double[] SWITCHES = {0.4, 0.5, 0.6};

    /** Gradient descent begins at ten times the rate of Adam, then a tenth of that, and a tenth again. */
    private static final double[] FACTORS = {1, 10, 1, 0.1};

    private static final double SGD_DECAY = 1e-4;
    private static final double FALL = 0.1;

    private final TrainTable table;

    Course(TrainTable table) {
        this.table = table;
    }

    /** The part of training that an epoch belongs to, from 0; at the beginning of each, all but the first start from the best epoch. */
    int phase(int epoch) {
        if (table.schedule() != TrainTable.Schedule.ADAM_THEN_SGD) {
            return 0;
        }
        int phase = 0;
        while (phase < SWITCHES.length && epoch - 1 >= Math.rint(SWITCHES[phase] * table.epochs())) {
            phase++;
        }
        return phase;
    }

    /** What learns in a phase. */
    Optimiser optimiser(int phase) {
        double rate = table.learningRate();
        double decay = table.weightDecay();
        if (phase > 0) {
            return new Optimiser.Sgd(rate * FACTORS[phase], 0.9, decay > 0 ? decay : SGD_DECAY, true);
        }
        boolean adamFirst = table.schedule() == TrainTable.Schedule.ADAM_THEN_SGD;
        return switch (adamFirst ? TrainTable.OptimiserKind.ADAM : table.optimiser()) {
            case ADAM -> new Optimiser.Adam(rate, 0.9, 0.999, 1e-8, decay, false);
            case ADAMW -> new Optimiser.Adam(rate, 0.9, 0.999, 1e-8, decay, true);
            case SGD -> new Optimiser.Sgd(rate, table.momentum(), decay, table.momentum() > 0);
        };
    }

    /**
     * The learning rate.
     *
     * @param at epochs since the beginning, whole ones and a part
     * @param standing after the last epoch
     */
    double rate(double at, Standing standing) {
        double full = table.learningRate() * factor(at, standing);
        return at < table.warmUp() ? full * at / table.warmUp() : full;
    }

    private double factor(double at, Standing standing) {
        return switch (table.schedule()) {
            case CONSTANT -> 1;
            case COSINE -> 0.5 * (1 + Math.cos(Math.PI * at / table.epochs()));
            case PLATEAU -> Math.pow(FALL, standing.falls());
            case ADAM_THEN_SGD -> FACTORS[phase(standing.epoch() + 1)];
        };
    }

    /** Lowers the rate where it waits for progress in vain. */
    Standing adjusted(Standing standing) {
        boolean plateau = table.schedule() == TrainTable.Schedule.PLATEAU;
        return plateau && standing.waiting() >= Math.max(1, table.patience() / 2) ? standing.fallen() : standing;
    }

    /** Whether training is over. */
    boolean over(Standing standing) {
        return standing.epoch() >= table.epochs()
                || (table.patience() > 0 && standing.epoch() > 0 && standing.sinceBest() >= table.patience());
    }
}
