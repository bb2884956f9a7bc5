package etude.analysis.pitch;

import etude.annotation.Method;
import etude.annotation.PitchedNote;
import etude.signal.Waveform;
import java.util.ArrayList;
import java.util.List;

/**
 * Hears notes: onset, end, pitch.
 *
 * <pre>{@code
 * Transcription notes = Transcriber.standard().transcribe(song);
 * }</pre>
 *
 * @param pitch follows the voice whose notes are heard
 * @param shortest seconds a note lasts at least
 */
public record Transcriber(Pyin pitch, double shortest) {

    /** Checks the ranges. */
    public Transcriber {
        PitchChecks.seconds("shortest note", shortest);
    }

    /** One voice in the range of a piano; notes from 60 ms. */
    public static Transcriber standard() {
        return new Transcriber(Pyin.standard(), 0.06);
    }

    /**
     * The notes of a clip.
     *
     * @param clip the sound; channels are averaged first
     * @return notes by onset; none of silence
     * @throws IllegalArgumentException if a sample is not a finite number, or if the clip's rate is too low for the range
     */
    public Transcription transcribe(Waveform clip) {
        return transcribe(pitch.track(clip), clip.duration());
    }

    /**
     * The notes of a pitch that is known already.
     *
     * @param estimate of the pitch
     * @param duration of the sound, seconds; no note ends later
     * @return notes by onset
     */
    public Transcription transcribe(PitchEstimate estimate, double duration) {
        List<Transcription.Heard> heard = new ArrayList<>();
        for (NoteSegments.Segment segment : NoteSegments.of(estimate.track(), shortest)) {
            double end = Math.max(segment.onset(), Math.min(duration, segment.offset()));
            PitchedNote note = PitchedNote.of(segment.onset(), end, segment.frequency());
            heard.add(new Transcription.Heard(note, segment.voicing()));
        }
        return new Transcription(heard, method(), estimate.warnings());
    }

    private Method method() {
        return new Method(
                "notes of the pitch by pYIN, " + PitchChecks.words(pitch.fMin(), pitch.fMax()),
                "Mauch, Dixon, pYIN: a fundamental frequency estimator using probabilistic threshold distributions,"
                        + " ICASSP 2014");
    }
}
