package etude.runtime;

/** Makes ONNX Runtime's environment and says that it lives. */
final class EnvironmentProgram {

    private EnvironmentProgram() {}

    public static void main(String[] arguments) {
        EngineLibrary.prepare();
        EngineEnvironment.get();
        System.out.print("lives");
    }
}
