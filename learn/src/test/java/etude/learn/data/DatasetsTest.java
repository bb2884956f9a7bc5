package etude.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import etude.network.Task;
import etude.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {

    @TempDir
    private Path folder;

    @Test
    void aFolderOfFoldersHasAClassForEach() throws IOException {
        TinySounds.tone(folder.resolve("rock/a.wav"), 0);
        TinySounds.tone(folder.resolve("rock/b.wav"), 1);
        TinySounds.tone(folder.resolve("jazz/a.wav"), 2);
        Files.createDirectories(folder.resolve("folk"));
        TinySounds.tone(folder.resolve("top.wav"), 3);
        Dataset data = read(folder);
        assertThat(data.labels()).containsExactly("jazz", "rock");
        assertThat(data.task()).isEqualTo(new Task.Classes());
        assertThat(data.examples()).extracting(Example::id).containsExactly("jazz/a.wav", "rock/a.wav", "rock/b.wav");
        assertThat(data.remarks())
                .containsExactly(
                        new Dataset.Remark("class without audio", "folk"),
                        new Dataset.Remark("audio without label", "top.wav"));
    }

    @Test
    void theFreeSpokenDigitsTellDigitSpeakerAndTake() throws IOException {
        Dataset data = read(TestData.require("audio/fsdd"));
        assertThat(data.name()).isEqualTo("fsdd");
        assertThat(data.examples()).hasSize(2760);
        assertThat(data.labels()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(groups(data, "speaker"))
                .containsOnlyKeys("george", "jackson", "lucas", "nicolas", "theo", "yweweler");
        assertThat(parts(data)).containsEntry("test", 300L).containsEntry("train", 2460L);
    }

    @Test
    void aTableWithTheUsualColumnsNeedsNoExplanation() throws IOException {
        Dataset keywords = read(TestData.require("audio/keywords"));
        assertThat(keywords.task()).isEqualTo(new Task.Classes());
        assertThat(keywords.labels()).contains("alexa", "wine_glass").hasSize(20);
        assertThat(Splits.groups(keywords)).contains("speaker");
        Example first = keywords.examples().get(0);
        assertThat(first.id()).isEqualTo("alexa/alexa_est001_001.flac");
        assertThat(first.groups()).containsEntry("speaker", "est001");
        assertThat(first.occurrences()).containsExactly(new Occurrence(0.38, 1.13, "alexa"));
        assertThat(first.licence()).isEqualTo("Apache-2.0");
        assertThat(first.part()).isEqualTo("4");
        assertThat(Splits.hasFolds(keywords)).isTrue();

        Dataset instruments = read(TestData.require("audio/instruments"));
        assertThat(instruments.examples()).hasSize(150);
        assertThat(Splits.groups(instruments)).containsExactly("block", "source");
    }

    @Test
    void columnsOfATableMayBeNamed() throws IOException {
        TinySounds.tone(folder.resolve("x/one.wav"), 0);
        TinySounds.tone(folder.resolve("x/two.wav"), 1);
        TinySounds.text(
                folder.resolve("what.csv"),
                "sound,\"moods, many\",who,where\none.wav,\"calm|sad\",\"Ann \"\"A\"\" Lee\",test\nx/two.wav,wild,Bo,train\n");
        DataSource source = new DataSource(
                folder.resolve("what.csv"), folder, Map.of("labels", "moods, many", "artist", "who", "part", "where"));
        Dataset data = Datasets.read(source, "");
        assertThat(data.task()).isEqualTo(new Task.Tags());
        assertThat(data.examples().get(0).labels()).containsExactly("calm", "sad");
        assertThat(data.examples().get(0).groups()).containsEntry("artist", "Ann \"A\" Lee");
        assertThat(parts(data)).containsOnlyKeys("train", "test");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Datasets.read(new DataSource(source.path(), folder, Map.of("label", "mod")), ""))
                .withMessageContaining("no column 'mod'");
    }

    @Test
    void rowsThatBeginAndEndAreEvents() throws IOException {
        TinySounds.tone(folder.resolve("a.wav"), 0);
        TinySounds.text(
                folder.resolve("labels.tsv"),
                "filename\tonset\toffset\tevent_label\nextra\na.wav\t0.01\t0.05\tdog\na.wav\t0.1\t0.15\tcat\n");
        Dataset data = Datasets.read(DataSource.of(folder), "table");
        assertThat(data.task()).isEqualTo(new Task.Events());
        assertThat(data.examples().get(0).occurrences())
                .containsExactly(new Occurrence(0.01, 0.05, "dog"), new Occurrence(0.1, 0.15, "cat"));
        assertThat(data.remarks()).contains(new Dataset.Remark("label without audio", "extra"));
    }

    @Test
    void aWrongNumberIsSaidWithItsRow() throws IOException {
        TinySounds.tone(folder.resolve("a.wav"), 0);
        TinySounds.text(folder.resolve("labels.csv"), "file,label,onset,offset\na.wav,x,soon,1\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(folder))
                .withMessageContaining("row 2: 'soon' is no number of seconds");
        TinySounds.text(folder.resolve("labels.csv"), "file,label,onset,offset\na.wav,x,2,1\n");
        assertThatIllegalArgumentException().isThrownBy(() -> read(folder)).withMessageContaining("row 2: 'x' lasts");
    }

    @Test
    void labelsWithoutAnyOfTheirSoundsAreAnError() throws IOException {
        TinySounds.text(folder.resolve("labels.csv"), "file,label\ngone.wav,x\nlost.wav,y\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(folder))
                .withMessageContaining("2 of them name a sound, and none of these sounds is in")
                .withMessageContaining("data.audio");
    }

    @Test
    void speechCommandsHaveTheirListsAndTheirNoise() throws IOException {
        for (String name :
                List.of("yes/aa_nohash_0.wav", "yes/bb_nohash_1.wav", "no/aa_nohash_0.wav", "no/cc_nohash_0.wav")) {
            TinySounds.tone(folder.resolve(name), name.hashCode() % 12);
        }
        TinySounds.tone(folder.resolve("_background_noise_/white.wav"), 1);
        TinySounds.text(folder.resolve("validation_list.txt"), "yes/bb_nohash_1.wav\n");
        TinySounds.text(folder.resolve("testing_list.txt"), "no/cc_nohash_0.wav\n");
        Dataset data = read(folder);
        assertThat(data.name()).isEqualTo("speech-commands");
        assertThat(data.version()).isEqualTo("v0.02");
        assertThat(data.labels()).containsExactly("no", "yes");
        assertThat(parts(data)).isEqualTo(Map.of("train", 2L, "validation", 1L, "test", 1L));
        assertThat(groups(data, "speaker")).isEqualTo(Map.of("aa", 2L, "bb", 1L, "cc", 1L));
        assertThat(data.remarks())
                .containsExactly(new Dataset.Remark("audio without label", "_background_noise_/white.wav"));
    }

    @Test
    void gtzanIsWhatItsFaultFilteredListsName() throws IOException {
        Path lists = TestData.require("labels/tagging/gtzan");
        for (String list : List.of("train_filtered.txt", "valid_filtered.txt")) {
            Files.copy(lists.resolve(list), folder.resolve(list));
        }
        TinySounds.tone(folder.resolve("genres/blues/blues.00029.au".replace(".au", ".wav")), 0);
        TinySounds.tone(folder.resolve("genres/rock/rock.00040.wav"), 1);
        TinySounds.tone(folder.resolve("genres/blues/blues.99999.wav"), 2);
        Dataset data = read(folder);
        assertThat(data.name()).isEqualTo("gtzan");
        assertThat(data.examples())
                .extracting(Example::id)
                .doesNotContain("genres/blues/blues.99999.wav")
                .isNotEmpty();
        assertThat(data.remarks())
                .filteredOn(r -> r.kind().equals("label without audio"))
                .hasSizeGreaterThan(600);
        assertThat(data.remarks()).contains(new Dataset.Remark("audio without label", "genres/blues/blues.99999.wav"));
        assertThat(data.remarks()).contains(new Dataset.Remark("list that is missing", "test_filtered.txt"));
    }

    @Test
    void mtgJamendoHasAsManyTagsAsARowIsLong() throws IOException {
        Path table = TestData.require("labels/tagging/mtg-jamendo/autotagging_top50tags-validation.tsv");
        Files.copy(table, folder.resolve("autotagging_top50tags-validation.tsv"));
        TinySounds.tone(folder.resolve("73/773.low.wav"), 0);
        TinySounds.tone(folder.resolve("74/774.wav"), 1);
        Dataset data = read(folder);
        assertThat(data.name()).isEqualTo("mtg-jamendo");
        assertThat(data.examples()).hasSize(2);
        Example first = data.examples().get(0);
        assertThat(first.labels()).containsExactly("genre---electronic");
        assertThat(first.groups()).isEqualTo(Map.of("artist", "artist_000104", "album", "album_000126"));
        assertThat(first.part()).isEqualTo("validation");
    }

    @Test
    void magnaTagATuneIsAMatrixOfTags() throws IOException {
        TinySounds.tone(folder.resolve("mp3/0/a-0-29.wav"), 0);
        TinySounds.tone(folder.resolve("mp3/c/b-29-58.wav"), 1);
        TinySounds.tone(folder.resolve("mp3/f/c-0-29.wav"), 2);
        TinySounds.text(
                folder.resolve("annotations_final.csv"),
                "\"clip_id\"\t\"guitar\"\t\"no voice\"\t\"mp3_path\"\n"
                        + "\"2\"\t\"1\"\t\"1\"\t\"0/a-0-29.mp3\"\n"
                        + "\"6\"\t\"0\"\t\"1\"\t\"c/b-29-58.mp3\"\n"
                        + "\"9\"\t\"0\"\t\"0\"\t\"f/c-0-29.mp3\"\n");
        TinySounds.text(
                folder.resolve("clip_info_final.csv"),
                "\"clip_id\"\t\"track_number\"\t\"title\"\t\"artist\"\t\"album\"\t\"url\"\t\"segmentStart\"\t"
                        + "\"segmentEnd\"\t\"original_url\"\t\"mp3_path\"\n"
                        + "\"2\"\t\"1\"\t\"T\"\t\"Ann\"\t\"Al\"\t\"u\"\t\"0\"\t\"29\"\t\"o\"\t\"0/a-0-29.mp3\"\n");
        Dataset data = read(folder);
        assertThat(data.labels()).containsExactly("guitar", "no voice");
        assertThat(data.examples().get(0).labels()).containsExactly("guitar", "no voice");
        assertThat(data.examples().get(0).groups()).isEqualTo(Map.of("artist", "Ann", "album", "Al", "recording", "o"));
        assertThat(data.examples()).extracting(Example::part).containsExactly("train", "validation", "test");
        assertThat(data.examples().get(2).labels()).isEmpty();
    }

    @Test
    void openMicKnowsWhatWasNotAsked() throws IOException {
        Dataset data = read(TestData.require("mirdata/openmic2018"));
        assertThat(data.labels()).hasSize(20); // of the class map, also those that nobody was asked about
        Example only = data.examples().get(0);
        assertThat(only.id()).isEqualTo("audio/000/000046_3840.ogg");
        assertThat(only.part()).isEqualTo("train");
        assertThat(only.labels()).doesNotContain("clarinet", "flute", "trumpet");
        assertThat(only.unknown())
                .doesNotContain("clarinet", "flute", "trumpet")
                .contains("accordion");
        assertThat(only.groups()).containsKeys("artist", "recording");
        assertThat(only.licence()).startsWith("Attribution-NonCommercial");
    }

    @Test
    void dcaseOf2018HasWeakAndStrongLabels() throws IOException {
        Path tables = TestData.require("labels/dcase2018_task4");
        Files.createDirectories(folder.resolve("metadata/train"));
        Files.createDirectories(folder.resolve("metadata/test"));
        Files.copy(tables.resolve("weak.csv"), folder.resolve("metadata/train/weak.csv"));
        Files.copy(tables.resolve("test.csv"), folder.resolve("metadata/test/test.csv"));
        TinySounds.tone(folder.resolve("audio/train/weak/YKK227gPpRn4_30.000_40.000.wav"), 0);
        TinySounds.tone(folder.resolve("audio/test/Y00pbt6aJV8Y_350.000_360.000.wav"), 1);
        TinySounds.tone(folder.resolve("audio/train/unlabel_in_domain/Yabc_0.000_10.000.wav"), 2);
        Dataset data = read(folder);
        assertThat(data.task()).isEqualTo(new Task.Events());
        Map<String, Example> byPart =
                data.examples().stream().collect(Collectors.toMap(Example::part, example -> example));
        assertThat(byPart.get("train").labels()).containsExactly("Alarm_bell_ringing", "Speech");
        assertThat(byPart.get("train").occurrences()).isEmpty();
        assertThat(byPart.get("test").occurrences()).containsExactly(new Occurrence(0, 9.971, "Vacuum_cleaner"));
        assertThat(data.remarks())
                .contains(new Dataset.Remark(
                        "audio without label", "audio/train/unlabel_in_domain/Yabc_0.000_10.000.wav"));
    }

    @Test
    void dcaseOf2017HasTablesWithoutHeader() throws IOException {
        TinySounds.tone(folder.resolve("training/Y-5QrBL6MzLg_60.000_70.000.wav"), 0);
        TinySounds.tone(folder.resolve("testing/Y-AXDeY-N2_M_30.000_40.000.wav"), 1);
        TinySounds.text(
                folder.resolve("groundtruth_weak_label_training_set.csv"),
                "-5QrBL6MzLg_60.000_70.000.wav\t60.000\t70.000\tTrain horn\n"
                        + "-5QrBL6MzLg_60.000_70.000.wav\t60.000\t70.000\tTrain\n");
        TinySounds.text(
                folder.resolve("groundtruth_strong_label_testing_set.csv"),
                "Y-AXDeY-N2_M_30.000_40.000.wav\t1.5\t4.25\tBus\n");
        Dataset data = read(folder);
        assertThat(data.labels()).containsExactly("Bus", "Train", "Train horn");
        Example train = data.examples().stream()
                .filter(example -> example.part().equals("train"))
                .findFirst()
                .orElseThrow();
        assertThat(train.labels()).containsExactly("Train horn", "Train");
        assertThat(train.occurrences()).isEmpty();
    }

    @Test
    void jamsFilesAreFoundBesideTheirSounds() throws IOException {
        Path annotation = TestData.require("mirdata/guitarset/annotation");
        Path audio = TestData.require("mirdata/guitarset/audio_mono-mic");
        Dataset data = Datasets.read(new DataSource(annotation, audio, Map.of("namespace", "note_midi")), "");
        assertThat(data.task()).isEqualTo(new Task.Events());
        assertThat(data.examples()).extracting(Example::id).containsExactly("03_BN3-119-G_solo_mic.wav");
        assertThat(data.examples().get(0).occurrences()).hasSize(6);
        assertThat(data.labels()).allMatch(label -> label.matches("\\d+"));
        assertThat(data.remarks())
                .containsExactly(new Dataset.Remark("label without audio", "00_BN1-129-Eb_comp.jams"));
    }

    @Test
    void whatIsNotThereOrNotRecognisedIsSaid() throws IOException {
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> read(folder.resolve("no")));
        Files.createDirectories(folder.resolve("empty"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(folder.resolve("empty")))
                .withMessageContaining("is no data set that is recognised. Known are:")
                .withMessageContaining("magnatagatune: MagnaTagATune (annotations_final.csv)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Datasets.read(DataSource.of(folder), "fsd"))
                .withMessageContaining("did you mean 'fsdd'?");
    }

    @Test
    void digestsTellSoundsAndLabelsApart() throws IOException {
        TinySounds.tone(folder.resolve("a/rock/a.wav"), 0);
        TinySounds.tone(folder.resolve("a/jazz/b.wav"), 1);
        TinySounds.tone(folder.resolve("b/rock/a.wav"), 0);
        TinySounds.tone(folder.resolve("b/jazz/b.wav"), 2);
        DataHash a = DataHash.of(read(folder.resolve("a")));
        DataHash b = DataHash.of(read(folder.resolve("b")));
        assertThat(a.labels()).isEqualTo(b.labels());
        assertThat(a.audio()).isNotEqualTo(b.audio());
        assertThat(DataHash.of(read(folder.resolve("a")))).isEqualTo(a);
    }

    private static Dataset read(Path path) throws IOException {
        return Datasets.read(DataSource.of(path), "");
    }

    private static Map<String, Long> parts(Dataset data) {
        return data.examples().stream().collect(Collectors.groupingBy(Example::part, Collectors.counting()));
    }

    private static Map<String, Long> groups(Dataset data, String kind) {
        return data.examples().stream()
                .collect(Collectors.groupingBy(example -> example.groups().get(kind), Collectors.counting()));
    }
}
