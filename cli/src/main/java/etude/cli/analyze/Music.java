package etude.cli.analyze;

import etude.analysis.harmony.ChordRecogniser;
import etude.analysis.harmony.ChordTrack;
import etude.analysis.harmony.HarmonyEvidence;
import etude.analysis.harmony.KeyEstimate;
import etude.analysis.harmony.KeyFinder;
import etude.analysis.harmony.TuningEstimate;
import etude.analysis.pitch.PitchEstimate;
import etude.analysis.pitch.Pyin;
import etude.analysis.pitch.Transcriber;
import etude.analysis.pitch.Transcription;
import etude.analysis.rhythm.BeatEvidence;
import etude.analysis.rhythm.BeatHints;
import etude.analysis.rhythm.BeatTrack;
import etude.analysis.rhythm.BeatTracker;
import etude.analysis.structure.Structure;
import etude.analysis.structure.StructureAnalyser;
import etude.cli.Progress;
import etude.signal.SampleSource;
import etude.signal.Waveform;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a listener hears in a song.
 *
 * @param beats tempo, beats, bars
 * @param tuning how far it is from concert pitch
 * @param key of all of it
 * @param chords one after the other
 * @param structure its sections
 * @param melody pitch of the strongest voice, where the song was not too long to be followed
 * @param notes likewise
 */
record Music(
        BeatTrack beats,
        TuningEstimate tuning,
        KeyEstimate key,
        ChordTrack chords,
        Structure structure,
        Optional<PitchEstimate> melody,
        Optional<Transcription> notes) {

    /**
     * Hears a song.
     *
     * @param sound the song, of any length
     * @param whole the same in memory, where there is room
     * @throws IOException if it cannot be read
     */
    static Music of(SampleSource sound, Optional<Waveform> whole, Progress progress) throws IOException {
        var rhythm = Aside.of(() -> {
            BeatEvidence evidence = whole.isPresent() ? BeatEvidence.of(whole.get()) : BeatEvidence.of(sound);
            return BeatTracker.standard().track(evidence, BeatHints.NONE);
        });
        HarmonyEvidence harmony =
                rhythm.whenDone(() -> whole.isPresent() ? HarmonyEvidence.of(whole.get()) : HarmonyEvidence.of(sound));
        progress.at(0.5);
        BeatTrack beats = rhythm.get();
        Optional<PitchEstimate> melody = whole.map(Pyin.standard()::track);
        Optional<Transcription> notes =
                melody.map(pitch -> Transcriber.standard().transcribe(pitch, harmony.duration()));
        progress.at(0.9);
        return new Music(
                beats,
                harmony.tuning(),
                KeyFinder.standard().find(harmony),
                ChordRecogniser.standard().recognise(harmony),
                StructureAnalyser.standard().analyse(harmony),
                melody,
                notes);
    }

    /** What makes it doubtful, or is missing; sentences. */
    List<String> doubts() {
        if (melody.isEmpty()) {
            return List.of(
                    "The pitch of the strongest voice and its notes are left out: the song is too long to be held in"
                            + " memory. Allow more with ETUDE_JAVA_OPTS=-Xmx8g.");
        }
        return melody.get().warnings().stream()
                .map(warning -> "Of the pitch and the notes: " + warning)
                .toList();
    }
}
