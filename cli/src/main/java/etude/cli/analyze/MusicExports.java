package etude.cli.analyze;

import etude.cli.annotate.Annotations;
import etude.report.page.Export;
import java.util.ArrayList;
import java.util.List;

/** What was heard in a song, as files for other programs. */
final class MusicExports {

    private MusicExports() {}

    static List<Export> of(Music music, String title, double duration) {
        Annotations song = Annotations.of(title, duration).inKey(music.key().best());
        List<Export> exports = new ArrayList<>();
        exports.add(new Export("All of it, as JAMS", "annotations.jams", song.jams(all(music, song))));
        all(exports, "beats", "Beats with their number in the bar", song.beats(music.beats()));
        all(exports, "chords", "Chords", song.chords(music.chords()));
        all(exports, "sections", "Sections", song.sections(music.structure()));
        exports.add(new Export(
                "Chords as MIDI", "chords.mid", song.chords(music.chords()).bytes("mid")));
        exports.add(new Export(
                "The melody, a row a frame",
                "melody.csv",
                song.pitch(music.melody()).bytes("csv")));
        exports.add(new Export(
                "Notes as MIDI", "notes.mid", song.notes(music.notes()).bytes("mid")));
        all(exports, "notes", "Notes", song.notes(music.notes()));
        return exports;
    }

    private static List<Annotations.Writable> all(Music music, Annotations song) {
        List<Annotations.Writable> all = new ArrayList<>();
        if (music.beats().tempo().found()) {
            all.add(song.tempo(music.beats()));
        }
        all.add(song.beats(music.beats()));
        all.add(song.key(music.key()));
        all.add(song.chords(music.chords()));
        all.add(song.sections(music.structure()));
        all.add(song.pitch(music.melody()));
        all.add(song.notes(music.notes()));
        return all;
    }

    private static void all(List<Export> exports, String name, String title, Annotations.Writable content) {
        exports.add(new Export(title + ", a table with a header", name + ".csv", content.bytes("csv")));
        exports.add(new Export(title + ", labels of Audacity", name + "_labels.txt", content.bytes("txt")));
    }
}
