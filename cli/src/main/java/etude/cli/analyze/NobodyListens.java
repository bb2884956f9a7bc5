package etude.cli.analyze;

import etude.cli.Console;
import etude.cli.Progress;
import etude.cli.UsageException;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;

/** In place of tags, where what listens is not built: how to get them. */
final class NobodyListens implements ReportSection {

    @Mixin
    private final TagOptions options = new TagOptions();

    @Override
    public void prepare(Console console) {
        options.model().ifPresent(model -> {
            throw new UsageException("What listens with networks is not built yet, so that '" + model
                    + "' cannot be heard. './etude models list' builds it, once, and tells which models there are.");
        });
    }

    @Override
    public Content of(Path song, Progress progress) {
        return options.none() ? Content.none() : Content.hint(Hints.NO_MODEL);
    }
}
