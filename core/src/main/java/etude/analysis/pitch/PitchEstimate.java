package etude.analysis.pitch;

import etude.annotation.Method;
import etude.annotation.PitchTrack;
import java.util.List;

/**
 * The pitch that a method found.
 *
 * @param track pitch over time; its voicing is at least 0.5 in the frames that the method takes for voiced
 * @param evidence for each frame, how much of a pitch that frame shows alone, 0 to 1, before its neighbours are heard: the
 *     voicing probability of pYIN, 1 - aperiodicity of YIN, the pitch strength of SWIPE′, the salience of a melody beside
 *     the clip's largest; shared, to be read only
 * @param unexplained part of the sound's energy that one pitch does not explain, 0 to 1: noise, or other voices; 0 for
 *     silence; NaN where the method does not measure it
 * @param method what found it, with its settings
 * @param warnings for people: what makes this result doubtful, each a sentence; empty where nothing does
 */
public record PitchEstimate(
        PitchTrack track, double[] evidence, double unexplained, Method method, List<String> warnings) {

    /** Copies the warnings and checks the number of frames. */
    public PitchEstimate {
        if (evidence.length != track.count()) {
            throw new IllegalArgumentException("There are " + track.count() + " frames with a pitch and "
                    + evidence.length + " with evidence; there must be as many of each.");
        }
        warnings = List.copyOf(warnings);
    }
}
