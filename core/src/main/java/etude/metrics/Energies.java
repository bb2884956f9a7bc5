package etude.metrics;

/**
 * Energies of what an estimate of a source consists of. With {@code s} the source, {@code e} the estimate, {@code p} what all
 * sources together can explain of the estimate and {@code q} what the source alone can.
 */
final class Energies {

    /** {@code s}. */
    double source;

    /** {@code e - s}. */
    double error;

    /** {@code q - s}. */
    double spatial;

    /** {@code q}. */
    double filtered;

    /** {@code p - q}. */
    double interference;

    /** {@code p}. */
    double explained;

    /** {@code e - p}. */
    double artifacts;

    /** {@code e - q}. */
    double unfiltered;

    void add(double s, double e, double p, double q) {
        source += s * s;
        error += (e - s) * (e - s);
        spatial += (q - s) * (q - s);
        filtered += q * q;
        interference += (p - q) * (p - q);
        explained += p * p;
        artifacts += (e - p) * (e - p);
        unfiltered += (e - q) * (e - q);
    }

    void add(Energies other) {
        source += other.source;
        error += other.error;
        spatial += other.spatial;
        filtered += other.filtered;
        interference += other.interference;
        explained += other.explained;
        artifacts += other.artifacts;
        unfiltered += other.unfiltered;
    }
}
