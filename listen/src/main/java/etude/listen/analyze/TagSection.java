package etude.listen.analyze;

import etude.cli.Console;
import etude.cli.Progress;
import etude.cli.analyze.Hints;
import etude.cli.analyze.ReportSection;
import etude.cli.analyze.TagOptions;
import etude.listen.Heard;
import etude.listen.ModelChoice;
import etude.listen.TaggramChart;
import etude.report.page.Panel;
import etude.report.picture.Chart;
import etude.runtime.store.ModelHome;
import etude.tasks.tagging.Taggram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** What a network hears in a song: its tags, as bars, and over time. */
public final class TagSection implements ReportSection {

    private static final int BARS = 10;
    private static final int ROWS = 15;

    /** Numbers of tags over time that a report's data may hold; of more, the picture must do. */
    private static final long MOST_SCORES = 1_000_000;

    private static final String NO_TAGGER =
            "None of the installed models tells tags of a song; './etude models list --all'"
                    + " names such models, --model NAME shows what another one hears.";

    @Mixin
    private final TagOptions options = new TagOptions();

    private ModelChoice.@Nullable Opened opened;
    private String hint = "";

    @Override
    public void prepare(Console console) throws IOException {
        if (options.none()) {
            return;
        }
        ModelHome home = ModelHome.standard();
        ModelChoice choice = new ModelChoice(home);
        if (options.model().isPresent()) {
            opened = choice.open(options.model().get());
            return;
        }
        Optional<String> first = choice.firstTagger();
        if (first.isEmpty()) {
            hint = home.list().isEmpty() ? Hints.NO_MODEL : NO_TAGGER;
            return;
        }
        try {
            opened = choice.open(first.get());
        } catch (IOException | RuntimeException e) {
            hint = "The model '" + first.get() + "' could not be opened: " + e.getMessage()
                    + " Name another one with --model.";
            console.say(hint);
        }
    }

    @Override
    public Content of(Path song, Progress progress) throws IOException {
        ModelChoice.Opened model = opened;
        if (model == null) {
            return hint.isEmpty() ? Content.none() : Content.hint(hint);
        }
        Heard heard = Heard.of(model.tagger(), song, true, progress);
        Taggram taggram = heard.overTime().orElseThrow();
        return new Content(
                List.of(),
                List.of(panel(model.name(), heard, taggram)),
                Map.of("tagging", data(model, heard, taggram)),
                List.of());
    }

    private static Panel panel(String model, Heard heard, Taggram taggram) {
        String title = "What a network hears";
        List<Panel.Score> bars = heard.tags().top(BARS).stream()
                .map(tag -> new Panel.Score(tag.label(), tag.score()))
                .toList();
        Chart chart = TaggramChart.of(title, heard, taggram, ROWS);
        return new Panel(
                "tags",
                title,
                "How sure the network is of each word it knows, for the song as a whole and at each moment: it has learned from"
                        + " sounds that people had described.",
                "finding songs by what they sound like, sorting collections, and hearing where the music changes; what nobody"
                        + " described the network does not know, and its scores are no measure of quality.",
                bars,
                List.of(chart.noted(note(model, heard, taggram))),
                List.of());
    }

    private static String note(String model, Heard heard, Taggram taggram) {
        List<Taggram.Moment> moments = taggram.moments();
        double width = moments.get(0).to() - moments.get(0).from();
        return String.format(
                Locale.ROOT,
                "Heard by %s. The bars are the song's: the mean of %d piece%s. Over time, each moment is the mean of the pieces of"
                        + " %.1f s that cover it, of which there are %d.",
                model,
                heard.tags().pieces(),
                heard.tags().pieces() == 1 ? "" : "s",
                width,
                moments.size());
    }

    private static Map<String, Object> data(ModelChoice.Opened model, Heard heard, Taggram taggram) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("model", model.name());
        map.put("provenance", new LinkedHashMap<>(model.provenance()));
        map.put("pieces", heard.tags().pieces());
        map.put("tags", heard.best(Integer.MAX_VALUE));
        if ((long) taggram.moments().size() * taggram.labels().size() <= MOST_SCORES) {
            map.put("overTime", Heard.data(taggram));
        }
        return map;
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.close();
        }
    }
}
