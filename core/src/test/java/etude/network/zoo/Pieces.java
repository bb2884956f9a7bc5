package etude.network.zoo;

import etude.network.Listening;
import etude.network.Model;

/** How many samples a model's network takes at a time. */
final class Pieces {

    private Pieces() {}

    static int samples(Model model) {
        return model.listening().pieces().accept(new Listening.Pieces.Visitor<>() {
            @Override
            public Integer spread(Listening.Spread pieces) {
                return pieces.samples();
            }

            @Override
            public Integer single(Listening.Single pieces) {
                return pieces.samples();
            }

            @Override
            public Integer running(Listening.Running pieces) {
                return pieces.samples();
            }

            @Override
            public Integer patches(Listening.Patches pieces) {
                return pieces.frames();
            }
        });
    }
}
