package etude.cli.analyze;

import etude.analysis.Loudness;
import etude.audio.AudioInfo;
import etude.report.page.Fact;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The facts of a song for its report. */
final class SongFacts {

    private SongFacts() {}

    static List<Fact.Group> of(Path file, Heard heard) {
        List<Fact.Group> groups = new ArrayList<>();
        groups.add(new Fact.Group("file", "File", "", file(file, heard)));
        List<Fact> tags = new ArrayList<>();
        heard.info()
                .tags()
                .forEach((key, value) ->
                        tags.add(Fact.of(key, key, value.replace("\r\n", "\n").replace('\r', '\n'))));
        if (!tags.isEmpty()) {
            groups.add(new Fact.Group("tags", "Tags", "What the file says of its music.", tags));
        }
        groups.add(new Fact.Group(
                "loudness",
                "Loudness (EBU R 128)",
                "Streaming services play songs at about -14 LUFS; broadcasts have -23.",
                loudness(heard.loudness())));
        return groups;
    }

    static String title(Path file, AudioInfo info) {
        String title = info.tags().getOrDefault("title", "").strip();
        return title.isEmpty() ? String.valueOf(file.getFileName()) : title;
    }

    static String subtitle(AudioInfo info) {
        List<String> parts = new ArrayList<>();
        for (String key : List.of("artist", "album", "date")) {
            String value = info.tags().getOrDefault(key, "").strip();
            if (!value.isEmpty()) {
                parts.add(value);
            }
        }
        return String.join(" · ", parts);
    }

    private static List<Fact> file(Path file, Heard heard) {
        AudioInfo info = heard.info();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("name", "Name", String.valueOf(file.getFileName())));
        facts.add(Fact.of("container", "Format", name(info.containerName(), info.container())));
        facts.add(Fact.of("codec", "Codec", name(info.codecName(), info.codec())));
        facts.add(new Fact("sampleRate", "Sample rate", info.sampleRate() + " Hz", info.sampleRate()));
        facts.add(
                new Fact("channels", "Channels", info.channels() + " (" + info.channelLayout() + ")", info.channels()));
        facts.add(new Fact("samples", "Samples", String.format(Locale.ROOT, "%,d", heard.samples()), heard.samples()));
        facts.add(number("duration", "Length", "%.3f s", heard.duration()));
        if (info.bitsPerSample() > 0) {
            facts.add(new Fact("bitsPerSample", "Bits", info.bitsPerSample() + " a sample", info.bitsPerSample()));
        }
        if (info.bitRate() > 0) {
            facts.add(new Fact("bitRate", "Bit rate", Math.round(info.bitRate() / 1000.0) + " kbit/s", info.bitRate()));
        }
        facts.add(new Fact("bytes", "Size", String.format(Locale.ROOT, "%,d bytes", info.bytes()), info.bytes()));
        return facts;
    }

    private static List<Fact> loudness(Loudness loudness) {
        return List.of(
                number("integrated", "Integrated", "%.1f LUFS", loudness.integrated()),
                number("range", "Range", "%.1f LU", loudness.range()),
                number("truePeak", "True peak", "%.1f dBTP", loudness.truePeak()),
                number("samplePeak", "Sample peak", "%.1f dBFS", loudness.samplePeak()),
                number("loudestMomentary", "Loudest 0.4 s", "%.1f LUFS", loudness.loudestMomentary()),
                number("loudestShortTerm", "Loudest 3 s", "%.1f LUFS", loudness.loudestShortTerm()));
    }

    private static Fact number(String key, String label, String format, double value) {
        String text = Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "none";
        return new Fact(key, label, text, value);
    }

    private static String name(String forPeople, String plain) {
        return forPeople.isEmpty() ? plain : forPeople;
    }
}
