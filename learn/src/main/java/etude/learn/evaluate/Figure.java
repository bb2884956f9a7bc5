package etude.learn.evaluate;

/**
 * A figure with its 95 % interval.
 *
 * @param name of the metric
 * @param value on all examples
 * @param low lower end; NaN where there are too few examples
 * @param high upper end
 */
public record Figure(String name, double value, double low, double high) {}
