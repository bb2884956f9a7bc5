package etude.nn;

import org.bytedeco.pytorch.Tensor;

/** Tensors that outlive the scope that they were made in: a reference of their own, given back when done. */
final class Kept {

    private Kept() {}

    /** Another reference to the same values. Results of kernels may lie inside of pairs that go with their scope. */
    static Tensor of(Tensor tensor) {
        return new Tensor(tensor).retainReference();
    }

    static void release(Tensor kept) {
        kept.releaseReference();
    }
}
