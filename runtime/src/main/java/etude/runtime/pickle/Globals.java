package etude.runtime.pickle;

import java.util.List;

/** What a pickle may name, and what becomes of it: the only door from a pickle to anything but plain values. */
public interface Globals {

    /** Whether a pickle may name a function or type, such as {@code collections.OrderedDict}. */
    boolean allows(String name);

    /**
     * What an allowed name makes of arguments.
     *
     * @throws PickleException if it is not to be called, or not with these
     */
    Value call(String name, List<Value> arguments) throws PickleException;

    /**
     * Takes the state that a pickle gives to an object made before.
     *
     * @throws PickleException if the object takes none
     */
    void build(Value object, Value state) throws PickleException;

    /**
     * What a persistent id stands for: something that lies beside the pickle.
     *
     * @throws PickleException if it stands for nothing
     */
    Value persistent(Value id) throws PickleException;
}
