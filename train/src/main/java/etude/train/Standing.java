package etude.train;

/**
 * How far training is, and how it went; immutable.
 *
 * @param epoch the last one that is over; 0 at the beginning
 * @param steps taken since the beginning
 * @param best the best epoch so far; 0 where there is none
 * @param score of that epoch; larger is better
 * @param loss of that epoch on the validation part, which decides between equal scores
 * @param falls how often the learning rate has been lowered for want of progress
 * @param lastFall after which epoch it was last
 */
record Standing(int epoch, long steps, int best, double score, double loss, int falls, int lastFall) {

    static final Standing BEGINNING = new Standing(0, 0, 0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0, 0);

    /** Whether an epoch with these figures is the best so far. */
    boolean betters(double newScore, double newLoss) {
        return best == 0 || newScore > score || (newScore == score && newLoss < loss);
    }

    /** After another epoch. */
    Standing after(long newSteps, double newScore, double newLoss) {
        return betters(newScore, newLoss)
                ? new Standing(epoch + 1, newSteps, epoch + 1, newScore, newLoss, falls, lastFall)
                : new Standing(epoch + 1, newSteps, best, score, loss, falls, lastFall);
    }

    /** With the learning rate lowered once more. */
    Standing fallen() {
        return new Standing(epoch, steps, best, score, loss, falls + 1, epoch);
    }

    /** Epochs since the best one, or since the learning rate was last lowered. */
    int waiting() {
        return epoch - Math.max(best, lastFall);
    }

    /** Epochs since the best one. */
    int sinceBest() {
        return epoch - best;
    }
}
