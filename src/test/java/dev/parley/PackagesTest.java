package dev.parley;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who may know whom: each {@code package-info} says what its package refuses to know, and that is so. */
@AnalyzeClasses(packages = "dev.parley", importOptions = DoNotIncludeTests.class)
class PackagesTest {
    private static final Path SOURCES = Path.of("src/main/java");

    /** From the verb to the end of the sentence. */
    private static final Pattern PROMISE = Pattern.compile(
            "\\b(?:knows? (?:nothing|neither|no|nobody|those)|refuses to know|none of them knows)\\b.*?(?=[.:;](?:\\s|$))",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TAG = Pattern.compile("\\{@\\w+\\s+(?:[\\w.]*\\.)?([^}]*)}");

    @ArchTest
    static final ArchRule ONLY_THE_COMPONENT_KNOWS_ITS_PARTS = onlyItselfKnowsTheParts(
            "twilio",
            "twilio.request.TwilioSettings",
            "twilio.traffic.TrafficSettings",
            "twilio.traffic.TwilioAvailability",
            "twilio.operation.OperationUsage");

    @ArchTest
    static final ArchRule ONLY_THE_INBOX_KNOWS_ITS_PARTS = onlyItselfKnowsTheParts(
            "inbox",
            "inbox.broker.InboxSettings",
            "inbox.deadletter.DeadLetterCommands",
            "inbox.deadletter.DeadLetterSelection");

    @ArchTest
    static final ArchRule ONLY_COMMANDS_KNOW_THE_REFERENCE = noClasses()
            .that()
            .resideOutsideOfPackages("dev.parley.reference..", "dev.parley.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.parley.reference..")
            .because("a running Parley uses nothing of it");

    @ArchTest
    static final ArchRule ONLY_COMMANDS_END_THE_PROCESS = noClasses()
            .that()
            .resideOutsideOfPackage("dev.parley.cli..")
            .and()
            .doNotHaveFullyQualifiedName("dev.parley.sandbox.SandboxMain")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    /**
     * @param open the classes of the parts that others may know: what is set, and what commands and pages are made of
     */
    private static ArchRule onlyItselfKnowsTheParts(String capability, String... open) {
        String whole = "dev.parley." + capability;
        DescribedPredicate<JavaClass> isOpen = DescribedPredicate.or(Stream.of(open)
                .map(name -> PackagePromises.thing("dev.parley." + name))
                .toList());
        return noClasses()
                .that()
                .resideOutsideOfPackage(whole + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(whole + ".*..").and(DescribedPredicate.not(isOpen)))
                .because("its parts are public for each other only");
    }

    @ArchTest
    static void eachPackageKeepsItsPromise(JavaClasses classes) {
        List<String> broken = PackagePromises.ALL.stream()
                .map(PackagePromises.Promise::rule)
                .map(rule -> rule.evaluate(classes))
                .filter(found -> found.hasViolation())
                .map(found -> found.getFailureReport().toString())
                .toList();

        assertEquals(List.of(), broken);
    }

    @ArchTest
    static void eachPromiseNamesWhatThereIs(JavaClasses classes) {
        List<String> unheardOf = PackagePromises.ALL.stream()
                .flatMap(promise -> promise.named().stream())
                .filter(thing -> thing.startsWith("dev.parley"))
                .filter(thing -> classes.stream().noneMatch(PackagePromises.thing(thing)))
                .toList();

        assertEquals(List.of(), unheardOf);
    }

    @ArchTest
    static void eachSentenceHasItsRule(JavaClasses classes) throws IOException {
        List<String> held = PackagePromises.ALL.stream()
                .map(promise -> promise.capability() + ": " + promise.words())
                .sorted()
                .toList();

        assertEquals(held, written());
    }

    /** Returns what the sources say, one promise a line, sorted. */
    private static List<String> written() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.endsWith("package-info.java"))
                    .flatMap(PackagesTest::promisesOf)
                    .sorted()
                    .toList();
        }
    }

    private static Stream<String> promisesOf(Path file) {
        String capability = SOURCES.relativize(file.getParent()).toString().replace('/', '.');
        return PROMISE.matcher(comment(file)).results().map(found -> capability + ": " + found.group());
    }

    private static String comment(Path file) {
        try {
            String source = Files.readString(file);
            String comment = source.substring(0, source.indexOf("*/")).replaceAll("(?m)^ ?/?\\*+ ?", "");
            return TAG.matcher(comment.replaceAll("\\s+", " ")).replaceAll("$1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
