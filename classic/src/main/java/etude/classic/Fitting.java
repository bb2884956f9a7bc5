package etude.classic;

/**
 * Standardises and fits a method; unlabelled examples are left out.
 *
 * @param method with its numbers
 * @param classWeights what a mistake in each class costs
 */
public record Fitting(Method method, ClassWeights classWeights) implements Learner {

    /** All classes counting the same. */
    public Fitting(Method method) {
        this(method, ClassWeights.EQUAL);
    }

    @Override
    public Pipeline fit(Examples examples, long seed) {
        Examples known = examples.labelled().requireClasses();
        Standardisation standardisation = Standardisation.of(known.x());
        Examples standardised = known.with(standardisation.apply(known.x()));
        return new Pipeline(standardisation, method.fit(standardised, classWeights.of(known), seed));
    }
}
