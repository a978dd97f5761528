package dev.parley.app;

import dev.parley.app.settings.SandboxDeclarations;
import dev.parley.sandbox.SandboxSettings;
import dev.parley.sandbox.flow.FlowFile;
import dev.parley.setting.Settings;
import java.nio.file.Path;
import java.util.List;

/** What the sandbox is made of, read from the settings: it does not know how Parley reads them. */
final class SandboxParts {
    private SandboxParts() {}

    /** Reads the settings and the flows that they name. */
    static SandboxSettings settings(Settings settings, Path home) {
        return settings(settings, FlowFile.readAll(home.resolve(settings.get(SandboxDeclarations.FLOWS))));
    }

    static SandboxSettings settings(Settings settings, List<FlowFile> flows) {
        return new SandboxSettings(
                settings.get(SandboxDeclarations.HOST),
                settings.get(SandboxDeclarations.PORT),
                settings.get(SandboxDeclarations.WEBHOOK_URL),
                settings.get(SandboxDeclarations.STATUS_URL),
                settings.get(SandboxDeclarations.ENFORCE_LIMITS),
                settings.get(SandboxDeclarations.LISTEN_ANYWHERE),
                flows);
    }
}
