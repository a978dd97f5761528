package dev.parley.cli;

import dev.parley.app.Node;
import dev.parley.app.StartFailure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code parley run}: runs until it is stopped. */
@Command(name = "run", description = "Runs the routes until stopped; the default.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private ParleyCommand parley;

    @Override
    public Integer call() throws StartFailure {
        return run(parley);
    }

    static int run(ParleyCommand parley) throws StartFailure {
        Node running = Node.start(parley.config(), parley.settings());
        ParleyCommand.closeAtExit(running);
        running.watch(ProcessHalt.watchdogTimeout(), ProcessHalt.ofThisProcess());
        return 0;
    }
}
