package etude.learn.data.synth;

import etude.learn.data.Occurrence;
import etude.symbolic.Piece;
import java.util.List;
import java.util.Map;

/**
 * A sound that is to be made, and what is true of it.
 *
 * @param piece the notes
 * @param seconds of sound; what rings longer is cut
 * @param gain factor of the samples
 * @param noise level of white noise that is added, dB below full scale
 * @param labels that hold
 * @param occurrences when which label holds
 * @param groups what it shares with others
 */
record Clip(
        Piece piece,
        double seconds,
        double gain,
        double noise,
        List<String> labels,
        List<Occurrence> occurrences,
        Map<String, String> groups) {}
