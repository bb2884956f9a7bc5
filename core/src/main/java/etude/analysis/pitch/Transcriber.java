package etude.analysis.pitch;

import etude.analysis.polyphony.MultiPitch;
import etude.analysis.salience.PitchCandidates;
import etude.annotation.Method;
import etude.annotation.PitchedNote;
import etude.signal.SampleSource;
import etude.signal.Waveform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Hears notes: onset, end, pitch, velocity.
 *
 * <pre>{@code
 * Transcription notes = Transcriber.standard().transcribe(song);
 * }</pre>
 *
 * <p>Velocities say how loud notes begin beside the loudest of the sound, which has 112. Results are the same to the bit
 * whatever the number of threads.
 *
 * @param voices for how many notes are heard
 * @param pitch follows the voice, where it is one
 * @param pitches hears voices, where they are several
 * @param shortest seconds a note of one voice lasts at least
 * @param shortestOfSeveral seconds a note of several voices lasts at least
 */
public record Transcriber(Voices voices, Pyin pitch, MultiPitch pitches, double shortest, double shortestOfSeveral) {

    /** Checks the ranges. */
    public Transcriber {
        PitchChecks.seconds("shortest note", shortest);
        PitchChecks.seconds("shortest note of several voices", shortestOfSeveral);
    }

    /** One voice or several, whichever is heard: one in the range of a piano, several from 40 to 2100 Hz. */
    public static Transcriber standard() {
        return new Transcriber(Voices.AUTO, Pyin.standard(), MultiPitch.standard(), 0.06, 0.08);
    }

    /** The same for so many voices. */
    public Transcriber withVoices(Voices voices) {
        return new Transcriber(voices, pitch, pitches, shortest, shortestOfSeveral);
    }

    /**
     * The notes of a clip.
     *
     * @param clip the sound; channels are averaged first
     * @return notes by onset; none of silence
     * @throws IllegalArgumentException if a sample is not a finite number, or if the clip's rate is too low for the range
     */
    public Transcription transcribe(Waveform clip) {
        return switch (voices) {
            case ONE -> one(clip, pitch.track(clip));
            case SEVERAL -> several(clip);
            case AUTO -> {
                PitchEstimate estimate = pitch.track(clip);
                Transcription several = several(clip);
                yield HowMany.areSeveral(several.notes(), estimate, pitches.fMin()) ? several : one(clip, estimate);
            }
        };
    }

    /**
     * The notes of a sound of any length, heard for several voices whatever {@link #voices} says: the pitch of one voice
     * needs the whole clip. Memory: about 8 kB for each second of sound.
     *
     * @throws IllegalArgumentException if a sample is not a finite number
     * @throws IOException if it cannot be read
     */
    public Transcription transcribe(SampleSource sound) throws IOException {
        long[] samples = new long[1];
        PitchCandidates candidates = pitches.candidates(counted(sound, samples));
        return several(candidates, sound.sampleRate(), (double) samples[0] / sound.sampleRate());
    }

    private static SampleSource counted(SampleSource sound, long[] samples) {
        return new SampleSource() {
            @Override
            public int sampleRate() {
                return sound.sampleRate();
            }

            @Override
            public void play(Listener listener) throws IOException {
                sound.play((x, from, length) -> {
                    samples[0] += length;
                    listener.hear(x, from, length);
                });
            }
        };
    }

    /**
     * The notes of the pitch of one voice that is known already; their velocity is not known.
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
        return new Transcription(heard, methodOfOne(), estimate.warnings());
    }

    private Transcription one(Waveform clip, PitchEstimate estimate) {
        Transcription notes = transcribe(estimate, clip.duration());
        return new Transcription(Velocities.given(notes.heard(), clip), notes.method(), notes.warnings());
    }

    private Transcription several(Waveform clip) {
        return several(pitches.candidates(clip), clip.sampleRate(), clip.duration());
    }

    private Transcription several(PitchCandidates candidates, int sampleRate, double duration) {
        VoiceNotes notes = new VoiceNotes(pitches, candidates, pitches.hop(sampleRate), shortestOfSeveral);
        return new Transcription(notes.heard(duration), methodOfSeveral(), List.of());
    }

    private Method methodOfOne() {
        return new Method(
                "notes of the pitch by pYIN, " + PitchChecks.words(pitch.fMin(), pitch.fMax()),
                "Mauch, Dixon, pYIN: a fundamental frequency estimator using probabilistic threshold distributions,"
                        + " ICASSP 2014");
    }

    private Method methodOfSeveral() {
        return new Method(
                "notes of several voices by summing and cancelling harmonics, "
                        + PitchChecks.words(pitches.fMin(), pitches.fMax()),
                "Klapuri, Multiple fundamental frequency estimation by summing harmonic amplitudes, ISMIR 2006");
    }
}
