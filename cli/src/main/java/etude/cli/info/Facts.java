package etude.cli.info;

import etude.audio.AudioInfo;
import etude.audio.AudioWarning;
import etude.cli.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is known of a sound file.
 *
 * @param file where it is
 * @param info what it says of itself
 * @param samples of each channel, where it was read to its end; otherwise -1
 * @param warnings what is amiss
 * @param loudness further facts, where they were asked for
 */
public record Facts(
        Path file, AudioInfo info, long samples, List<AudioWarning> warnings, Map<String, Object> loudness) {

    /** Tags that people are shown; programs get all. */
    private static final int SHOWN_TAGS = 40;

    /** Copies the lists. */
    public Facts {
        warnings = List.copyOf(warnings);
        loudness = new LinkedHashMap<>(loudness);
    }

    /** Seconds: as read, or else as declared; not a number where nobody knows. */
    public double duration() {
        return samples >= 0
                ? (double) samples / info.sampleRate()
                : info.declaredDuration().orElse(Double.NaN);
    }

    /** For JSON: names in the field's words, units in the names where they are not seconds or Hz. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", file.toString());
        map.put("container", info.container());
        map.put("codec", info.codec());
        map.put("format", format());
        map.put("sampleRate", info.sampleRate());
        map.put("channels", info.channels());
        map.put("channelLayout", info.channelLayout());
        map.put("bitsPerSample", info.bitsPerSample() == 0 ? null : info.bitsPerSample());
        map.put("bitRate", info.bitRate() == 0 ? null : info.bitRate());
        map.put("bytes", info.bytes());
        map.put("duration", duration());
        map.put("samples", samples < 0 ? null : samples);
        map.put("declaredDuration", info.declaredDuration().orElse(Double.NaN));
        map.put("complete", samples >= 0);
        map.putAll(loudness);
        map.put("tags", new LinkedHashMap<>(info.tags()));
        map.put("warnings", warnings.stream().map(AudioWarning::message).toList());
        return map;
    }

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(Text.line(file.toString()));
        lines.add("  " + format() + ", " + info.sampleRate() + " Hz, " + channels() + ", " + length() + quality());
        loudness.forEach((name, value) -> lines.add("  " + name + ": " + value));
        info.tags().entrySet().stream()
                .limit(SHOWN_TAGS)
                .forEach(
                        tag -> lines.add("  " + Text.line(tag.getKey()) + ": " + Text.line(shortened(tag.getValue()))));
        int more = info.tags().size() - SHOWN_TAGS;
        if (more > 0) {
            lines.add("  … and " + more + " more tag" + (more == 1 ? "" : "s") + "; --json prints them all.");
        }
        warnings.forEach(warning -> lines.add("  ! " + Text.line(warning.message())));
        return lines;
    }

    private String format() {
        String codec = info.codecName().isEmpty() ? info.codec() : info.codecName();
        String container = info.containerName().isEmpty() ? info.container() : info.containerName();
        return codec.equals(container) ? codec : container + ", " + codec;
    }

    private String channels() {
        String layout = info.channelLayout().isEmpty() ? "" : " (" + info.channelLayout() + ")";
        return switch (info.channels()) {
            case 1 -> "mono";
            case 2 -> "stereo";
            default -> info.channels() + " channels" + layout;
        };
    }

    private String length() {
        double seconds = duration();
        if (Double.isNaN(seconds)) {
            return "of unknown length";
        }
        String text = clock(seconds);
        return samples >= 0 ? text + " (" + samples + " samples)" : text + " as declared";
    }

    private String quality() {
        String bits = info.bitsPerSample() > 0 ? ", " + info.bitsPerSample() + " bit" : "";
        return bits + (info.bitRate() > 0 ? ", " + Math.round(info.bitRate() / 1000.0) + " kbit/s" : "");
    }

    /** Minutes and seconds. */
    static String clock(double seconds) {
        long millis = Math.round(seconds * 1000);
        long hours = millis / 3_600_000;
        String rest = String.format(Locale.ROOT, "%02d:%06.3f", millis / 60_000 % 60, millis % 60_000 / 1000.0);
        return hours > 0 ? hours + ":" + rest : rest.replaceFirst("^0", "");
    }

    private static String shortened(String value) {
        return value.length() <= 300 ? value : value.substring(0, 300) + "… (" + value.length() + " characters)";
    }
}
