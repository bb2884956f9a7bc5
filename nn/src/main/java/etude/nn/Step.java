package etude.nn;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** A layer made ready to run: it holds its own parameters. */
interface Step {

    /**
     * Computes what the layer gives, the main tensor first. Side outputs that nobody wants may be left out at the end.
     *
     * @param inputs what it takes
     * @param pass how
     */
    List<Tensor> run(List<Tensor> inputs, Pass pass);

    /** Brings the parameters back to where they mean something, after the optimiser has moved them. */
    default void project() {}

    /**
     * How a network is run.
     *
     * @param training whether dropout drops and batches are normalised by themselves
     * @param sides whether this layer's side outputs are wanted
     */
    record Pass(boolean training, boolean sides) {}

    /** A layer from one tensor to one. */
    interface OneToOne {

        /** Computes what comes out. */
        Tensor apply(Tensor x, Pass pass);

        /** As a step. */
        default Step asStep() {
            return (inputs, pass) -> List.of(apply(inputs.get(0), pass));
        }
    }
}
