package dev.parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The sandbox's own pom stands alone, so what it has in common with Parley's is written twice. */
class SandboxPomTest {
    private static final Path SANDBOX = Path.of("src/sandbox/pom.xml");
    private static final Path CONSUMER = Path.of("src/it/sandbox-consumer");

    private final Element ours = project(Path.of("pom.xml"));
    private final Element sandbox = project(SANDBOX);

    @Test
    void hasTheVersionOfParley() {
        assertEquals(text(ours, "version"), text(sandbox, "version"));
    }

    @Test
    void hasTheVersionsOfParleysLibrariesAndPlugins() {
        Map<String, String> all = properties(ours);
        Map<String, String> expected = new TreeMap<>(properties(sandbox));
        expected.replaceAll((name, version) -> String.valueOf(all.get(name)));

        assertEquals(expected, properties(sandbox));
    }

    @Test
    void isWhatTheConsumerDependsOn() throws Exception {
        String dependency =
                """
                            <artifactId>parley-sandbox</artifactId>
                            <version>%s</version>
                """
                        .formatted(text(sandbox, "version"));

        assertTrue(Files.readString(CONSUMER.resolve("pom.xml")).contains(dependency), dependency);
        assertTrue(Files.readString(Path.of("docs/sandbox.md"))
                .contains("<version>" + text(sandbox, "version") + "</version>"));
    }

    @Test
    void isShownByTestThatTheConsumerRuns() throws Exception {
        String listing = Files.readString(CONSUMER.resolve("src/test/java/example/EchoTest.java"));

        assertTrue(Files.readString(Path.of("docs/sandbox.md")).contains("```java\n" + listing + "```\n"), listing);
    }

    private static Element project(Path pom) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(pom.toFile())
                    .getDocumentElement();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Element parent, String name) {
        return child(parent, name).getTextContent();
    }

    private static Element child(Element parent, String name) {
        NodeList children = parent.getChildNodes();
        for (int at = 0; at < children.getLength(); at++) {
            if (children.item(at) instanceof Element element
                    && element.getTagName().equals(name)) {
                return element;
            }
        }
        throw new IllegalStateException("no " + name);
    }

    private static Map<String, String> properties(Element project) {
        Map<String, String> properties = new TreeMap<>();
        for (Node each = child(project, "properties").getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element property) {
                properties.put(property.getTagName(), property.getTextContent());
            }
        }
        return properties;
    }
}
