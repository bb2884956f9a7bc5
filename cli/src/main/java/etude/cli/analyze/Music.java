package etude.cli.analyze;

import etude.analysis.harmony.ChordRecogniser;
import etude.analysis.harmony.ChordTrack;
import etude.analysis.harmony.HarmonyEvidence;
import etude.analysis.harmony.KeyEstimate;
import etude.analysis.harmony.KeyFinder;
import etude.analysis.harmony.TuningEstimate;
import etude.analysis.melody.Melody;
import etude.analysis.pitch.PitchEstimate;
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
import java.util.ArrayList;
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
 * @param melody pitch of the voice that stands out
 * @param notes of all voices
 */
record Music(
        BeatTrack beats,
        TuningEstimate tuning,
        KeyEstimate key,
        ChordTrack chords,
        Structure structure,
        PitchEstimate melody,
        Transcription notes) {

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
        PitchEstimate melody = whole.isPresent()
                ? Melody.standard().track(whole.get())
                : Melody.standard().track(sound);
        Transcription notes = whole.isPresent()
                ? Transcriber.standard().transcribe(whole.get())
                : Transcriber.standard().transcribe(sound);
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

    /** What makes it doubtful; sentences. */
    List<String> doubts() {
        List<String> doubts = new ArrayList<>();
        melody.warnings().forEach(warning -> doubts.add("Of the melody: " + warning));
        notes.warnings().forEach(warning -> doubts.add("Of the notes: " + warning));
        return doubts;
    }
}
