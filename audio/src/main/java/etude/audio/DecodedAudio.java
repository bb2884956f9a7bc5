package etude.audio;

import etude.signal.Waveform;
import java.util.List;

/**
 * A file that was read whole.
 *
 * @param waveform its sound
 * @param info what it says of itself
 * @param warnings what was amiss; empty where all is well
 */
public record DecodedAudio(Waveform waveform, AudioInfo info, List<AudioWarning> warnings) {

    /** Copies the list. */
    public DecodedAudio {
        warnings = List.copyOf(warnings);
    }
}
