package etude.cli.analyze;

import etude.analysis.harmony.Key;
import etude.analysis.harmony.KeyEstimate;
import etude.analysis.rhythm.BeatTrack;
import etude.analysis.rhythm.TempoCandidate;
import etude.annotation.Method;
import etude.report.page.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was heard in a song, as facts of its report. */
final class MusicFacts {

    private MusicFacts() {}

    static Fact.Group of(Music music) {
        List<Fact> facts = new ArrayList<>();
        tempo(music.beats(), facts);
        key(music.key(), facts);
        facts.add(new Fact(
                "a4",
                "Tuning",
                String.format(
                        Locale.ROOT,
                        "A = %.1f Hz (%+.0f cents)",
                        music.tuning().a4(),
                        music.tuning().cents()),
                music.tuning().a4()));
        long chords = music.chords().chords().stream()
                .filter(chord -> !chord.label().equals("N"))
                .count();
        facts.add(new Fact("chordCount", "Chords", Long.toString(chords), chords));
        int sections = music.structure().sections().size();
        facts.add(new Fact("sectionCount", "Sections", Integer.toString(sections), sections));
        int notes = music.notes().heard().size();
        facts.add(new Fact("noteCount", "Notes", Integer.toString(notes), notes));
        return new Fact.Group(
                "music",
                "Music",
                "Heard by signal processing alone, without a model. How sure it is goes from 0 to 1.",
                facts);
    }

    private static void tempo(BeatTrack beats, List<Fact> facts) {
        List<TempoCandidate> tempi = beats.tempo().candidates();
        if (tempi.isEmpty()) {
            facts.add(new Fact("tempo", "Tempo", "no beat was found", null));
            return;
        }
        facts.add(new Fact("tempo", "Tempo", tempo(tempi.get(0)), tempi.get(0).bpm()));
        facts.add(new Fact(
                "tempoConfidence",
                "How sure",
                String.format(Locale.ROOT, "%.2f", tempi.get(0).confidence()),
                tempi.get(0).confidence()));
        if (tempi.size() > 1) {
            facts.add(new Fact(
                    "otherTempo", "It may be", tempo(tempi.get(1)), tempi.get(1).bpm()));
        }
        facts.add(Fact.of("metre", "Metre", beats.metre().signature()));
        facts.add(new Fact(
                "beatCount",
                "Beats",
                Integer.toString(beats.beats().size()),
                beats.beats().size()));
    }

    private static String tempo(TempoCandidate candidate) {
        return String.format(Locale.ROOT, "%.1f BPM", candidate.bpm());
    }

    private static void key(KeyEstimate key, List<Fact> facts) {
        if (key.best().isEmpty()) {
            facts.add(new Fact("key", "Key", "no key was found", null));
            return;
        }
        Key best = key.best().get();
        facts.add(new Fact("key", "Key", best.toString(), best.label()));
        facts.add(new Fact(
                "keyConfidence", "How sure", String.format(Locale.ROOT, "%.2f", key.confidence()), key.confidence()));
        if (key.ranking().size() > 1) {
            Key other = key.ranking().get(1).key();
            facts.add(new Fact("otherKey", "It may be", other.toString(), other.label()));
        }
    }

    /** The papers behind it, each once. */
    static List<String> sources(Music music) {
        List<Method> methods = new ArrayList<>(List.of(
                music.beats().method(),
                music.key().method(),
                music.chords().method(),
                music.structure().method(),
                music.melody().method(),
                music.notes().method()));
        return methods.stream()
                .map(method -> method.name() + ": " + method.source())
                .distinct()
                .toList();
    }
}
