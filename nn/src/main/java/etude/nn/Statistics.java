package etude.nn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** Running means and the like as they were before a step, which a pass in training changes even if the step is not taken. */
final class Statistics {

    private final List<Tensor> now;
    private final List<Tensor> before = new ArrayList<>();

    Statistics(List<Tensor> now) {
        this.now = List.copyOf(now);
    }

    void remember() {
        try (NoGradGuard noGradients = new NoGradGuard()) {
            for (int i = 0; i < now.size(); i++) {
                if (i == before.size()) {
                    before.add(Kept.of(now.get(i).clone()));
                } else {
                    before.get(i).copy_(now.get(i));
                }
            }
        }
    }

    void restore() {
        try (NoGradGuard noGradients = new NoGradGuard()) {
            for (int i = 0; i < before.size(); i++) {
                now.get(i).copy_(before.get(i));
            }
        }
    }

    void release() {
        before.forEach(Kept::release);
        before.clear();
    }
}
