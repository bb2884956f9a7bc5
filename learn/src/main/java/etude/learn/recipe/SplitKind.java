package etude.learn.recipe;

/** How examples are told off for training and judging. */
public enum SplitKind {
    /** As the data set says; an error where it does not. */
    GIVEN,
    /** As the data set says, and where it does not, {@link #GROUP} if groups are known, else {@link #RATIO}. */
    AUTO,
    /** At random, each label in proportion. */
    RATIO,
    /** At random, groups kept together. */
    GROUP,
    /** Folds, each in turn for judging: those of the data set, or made at random, each label in proportion. */
    FOLDS,
    /** Folds made at random that keep groups together. */
    GROUP_FOLDS,
    /** One group after the other for judging. */
    LEAVE_ONE_OUT
}
