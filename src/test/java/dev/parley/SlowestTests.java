package dev.parley;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Prints the twenty slowest tests of a build, from the reports of its two runs: {@code mvn verify} ends with it. */
public final class SlowestTests {
    private static final int SHOWN = 20;

    private SlowestTests() {}

    /**
     * Reads the reports and prints.
     *
     * @param reports the folders with reports; one that does not exist has none
     */
    public static void main(String[] reports) throws IOException, XMLStreamException {
        List<TestTime> times = new ArrayList<>();
        for (String folder : reports) {
            for (Path file : files(Path.of(folder))) {
                read(file, times);
            }
        }
        double total = times.stream().mapToDouble(TestTime::seconds).sum();
        System.out.printf("%d tests took %.0f s, one after the other; the slowest:%n", times.size(), total);
        times.stream()
                .sorted(Comparator.comparingDouble(TestTime::seconds).reversed())
                .limit(SHOWN)
                .forEach(time -> System.out.printf("%7.1f s  %s%n", time.seconds(), time.name()));
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .toList();
        }
    }

    private static void read(Path file, List<TestTime> times) throws IOException, XMLStreamException {
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader reader = XMLInputFactory.newFactory().createXMLStreamReader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("testcase")) {
                    String type = reader.getAttributeValue(null, "classname");
                    times.add(new TestTime(
                            type.substring(type.lastIndexOf('.') + 1) + "." + reader.getAttributeValue(null, "name"),
                            Double.parseDouble(
                                    reader.getAttributeValue(null, "time").replace(",", ""))));
                }
            }
        }
    }

    private record TestTime(String name, double seconds) {}
}
