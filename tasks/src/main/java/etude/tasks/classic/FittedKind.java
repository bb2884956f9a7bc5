package etude.tasks.classic;

import etude.classic.Fitted;
import etude.classic.Known;
import etude.classic.Layers;
import etude.classic.LinearScores;
import etude.classic.Mixtures;
import etude.classic.Neighbours;
import etude.classic.OneVsRest;
import etude.classic.SupportVectors;
import java.util.List;

/** Kinds of what methods learn, each with its own numbers. */
public enum FittedKind {
    /** {@link LinearScores}. */
    LINEAR_SCORES,
    /** {@link SupportVectors}. */
    SUPPORT_VECTORS,
    /** {@link Neighbours}. */
    NEIGHBOURS,
    /** {@link Mixtures}. */
    MIXTURES,
    /** {@link Layers}. */
    LAYERS,
    /** {@link Known}. */
    KNOWN;

    /** The kind of a classifier, or the kinds of those of its tags. */
    static List<FittedKind> of(Fitted fitted) {
        return fitted.accept(new Fitted.Visitor<>() {
            @Override
            public List<FittedKind> linearScores(LinearScores scores) {
                return List.of(LINEAR_SCORES);
            }

            @Override
            public List<FittedKind> supportVectors(SupportVectors vectors) {
                return List.of(SUPPORT_VECTORS);
            }

            @Override
            public List<FittedKind> neighbours(Neighbours neighbours) {
                return List.of(NEIGHBOURS);
            }

            @Override
            public List<FittedKind> mixtures(Mixtures mixtures) {
                return List.of(MIXTURES);
            }

            @Override
            public List<FittedKind> layers(Layers layers) {
                return List.of(LAYERS);
            }

            @Override
            public List<FittedKind> known(Known known) {
                return List.of(KNOWN);
            }

            @Override
            public List<FittedKind> oneVsRest(OneVsRest tags) {
                return tags.tags().stream().flatMap(tag -> of(tag).stream()).toList();
            }
        });
    }
}
