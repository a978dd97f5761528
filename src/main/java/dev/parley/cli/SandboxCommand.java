package dev.parley.cli;

import dev.parley.app.SandboxAlone;
import dev.parley.app.StartFailure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code parley sandbox}: the sandbox alone, which survives a restart of Parley. */
@Command(name = "sandbox", description = "Runs only the sandbox, a local Twilio.", mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private ParleyCommand parley;

    @Override
    public Integer call() throws StartFailure {
        SandboxAlone running = SandboxAlone.start(parley.config(), parley.settings());
        ParleyCommand.closeAtExit(running);
        running.watch(ProcessHalt.watchdogTimeout(), ProcessHalt.ofThisProcess());
        return 0;
    }
}
