package dev.parley.sandbox.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowFileTest {
    private static final String SID = "FW0123456789abcdef0123456789abcdef";
    private static final String FLOW =
            """
            {"states": [{"name": "Trigger", "type": "trigger", "transitions": []}], "initial_state": "Trigger"}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @Test
    void isTheFlowThatItsNameSays() throws IOException {
        write(SID + ".json", FLOW);

        assertEquals(SID, only().sid());
    }

    @Test
    void isAlwaysTheSameFlowUnderAnotherName() throws IOException {
        write("support.json", FLOW);

        assertEquals("FWa18603086e5bdf9df88ccc9f5a083fed", only().sid());
        assertEquals("support", only().name());
    }

    @Test
    void mayBeTheWholeAnswerOfTheApi() throws IOException {
        write("any.json", "{\"sid\": \"" + SID + "\", \"friendly_name\": \"Support\", \"definition\": " + FLOW + "}");

        assertEquals(SID, only().sid());
        assertEquals("Support", only().name());
        assertEquals("Trigger", Definition.read(only().json()).trigger().name());
    }

    @Test
    void saysWhichFileIsNoJson() throws IOException {
        write("bad.json", "{\"states\": [}");

        assertRefused("flows/bad.json: This is not valid JSON: see line 1, column 13.");
    }

    @Test
    void saysWhichWidgetOfWhichFileIsWrong() throws IOException {
        write("bad.json", FLOW.replace("[]}]", "[{\"event\": \"incomingRequest\", \"next\": \"aks\"}]}]"));

        assertRefused("flows/bad.json: widget Trigger: leads to \"aks\", which does not exist.");
    }

    @Test
    void isNoOtherFile() throws IOException {
        write("README.md", "flows");

        assertEquals(List.of(), FlowFile.readAll(folder()));
    }

    @Test
    void needsNoFolder() {
        assertEquals(List.of(), FlowFile.readAll(folder()));
    }

    private Path folder() {
        return home.resolve("flows");
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve(name), text);
    }

    private FlowFile only() {
        List<FlowFile> files = FlowFile.readAll(folder());
        assertEquals(1, files.size());
        return files.get(0);
    }

    private void assertRefused(String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> FlowFile.readAll(folder()))
                        .getMessage());
    }
}
