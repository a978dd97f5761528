package dev.parley;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each layer of the sandbox knows those below it only; those of one row do not know each other. */
@AnalyzeClasses(packages = "dev.parley.sandbox", importOptions = DoNotIncludeTests.class)
class SandboxLayersTest {
    private static final String SANDBOX = "dev.parley.sandbox";
    /** {@code Assembly}, which puts the parts together, and {@code SandboxServer}. */
    private static final String ASSEMBLY = "the assembly";
    /** What tests start the sandbox with. */
    private static final String EXTENSION = "test";

    /** From the top to the bottom: the picture in the sandbox's {@code package-info}. */
    private static final List<List<String>> PICTURE = List.of(
            List.of("sdk"),
            List.of("control", "studio"),
            List.of("resource"),
            List.of("change"),
            List.of("carrier", "page"),
            List.of("webhook"),
            List.of("world"),
            List.of("rest"));

    /** What knows no conversation, below all of these. */
    private static final List<List<String>> BELOW =
            List.of(List.of("twilsock", "media"), List.of("sync", "flow", "phone", "fault", "time"));

    @ArchTest
    static final ArchRule EACH_LAYER_KNOWS_THOSE_BELOW_IT_ONLY = layers();

    private static LayeredArchitecture layers() {
        List<List<String>> rows = new ArrayList<>(List.of(List.of(EXTENSION), List.of(ASSEMBLY)));
        rows.addAll(PICTURE);
        rows.addAll(BELOW);

        LayeredArchitecture layers = layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(SANDBOX + "..")
                .ensureAllClassesAreContainedInArchitectureIgnoring(resideOutsideOfPackage(SANDBOX + ".."))
                .optionalLayer(EXTENSION)
                .definedBy(SANDBOX + "." + EXTENSION + "..");
        List<String> above = new ArrayList<>();
        for (List<String> row : rows) {
            for (String layer : row) {
                if (!layer.equals(EXTENSION)) {
                    layers = layers.layer(layer)
                            .definedBy(layer.equals(ASSEMBLY) ? SANDBOX : SANDBOX + "." + layer + "..")
                            .whereLayer(layer)
                            .mayOnlyBeAccessedByLayers(above.toArray(String[]::new));
                }
            }
            above.addAll(row);
        }
        return layers.whereLayer(EXTENSION).mayNotBeAccessedByAnyLayer();
    }

    @ArchTest
    static void thePackageInfoDrawsTheseLayers(JavaClasses classes) throws IOException {
        Set<String> packages = classes.stream()
                .filter(each -> !each.getPackageName().equals(SANDBOX))
                .map(each -> each.getPackageName().substring(SANDBOX.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        String page = Files.readString(Path.of("src/main/java/dev/parley/sandbox/package-info.java"));
        String picture = page.substring(page.indexOf("<pre>") + "<pre>".length(), page.indexOf("</pre>"));

        List<List<String>> drawn = picture.lines()
                .map(line -> line.replaceFirst("^ \\*", "").trim())
                .map(line -> Stream.of(line.split("\\s+"))
                        .takeWhile(packages::contains)
                        .toList())
                .filter(row -> !row.isEmpty())
                .toList();

        assertEquals(PICTURE, drawn);
    }
}
