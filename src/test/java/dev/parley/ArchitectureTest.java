package dev.parley;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What holds for all packages: no circle, and each library known where it belongs. */
@AnalyzeClasses(packages = "dev.parley", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLE =
            slices().matching("dev.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule SETTINGS_KNOW_NO_OWNER = noClasses()
            .that()
            .resideInAPackage("dev.parley.setting")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.parley..").and(resideOutsideOfPackage("dev.parley.setting")));

    @ArchTest
    static final ArchRule THE_ACCOUNT_KNOWS_NONE_OF_ITS_READERS = noClasses()
            .that()
            .resideInAPackage("dev.parley.account")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.parley..")
                    .and(resideOutsideOfPackages("dev.parley.account", "dev.parley.protocol", "dev.parley.setting")));

    @ArchTest
    static final ArchRule ONLY_THE_PROGRAM_KNOWS_THE_SANDBOX = noClasses()
            .that()
            .resideOutsideOfPackages("dev.parley.app", "dev.parley.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.parley.sandbox..")
            .because("what runs with Twilio must run without the sandbox");

    @ArchTest
    static final ArchRule THE_SANDBOX_KNOWS_OF_PARLEY_ONLY_THE_PROTOCOL = noClasses()
            .that()
            .resideInAPackage("dev.parley.sandbox..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.parley..")
                    .and(resideOutsideOfPackages("dev.parley.sandbox..", "dev.parley.protocol..")))
            .because("it is published by itself");

    @ArchTest
    static final ArchRule THE_PROTOCOL_KNOWS_NOTHING_OF_PARLEY = noClasses()
            .that()
            .resideInAPackage("dev.parley.protocol..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.parley..").and(resideOutsideOfPackage("dev.parley.protocol..")));

    @ArchTest
    static final ArchRule ONLY_TWILIO_AND_TOKEN_KNOW_TWILIOS_LIBRARY = noClasses()
            .that()
            .resideOutsideOfPackages("dev.parley.twilio..", "dev.parley.token..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.twilio..");

    @ArchTest
    static final ArchRule ONLY_THE_INBOX_KNOWS_THE_BROKER = noClasses()
            .that()
            .resideOutsideOfPackage("dev.parley.inbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.activemq.artemis..");

    @ArchTest
    static final ArchRule ONLY_COMMANDS_PRINT = noClasses()
            .that()
            .resideOutsideOfPackage("dev.parley.cli..")
            .and()
            .doNotHaveFullyQualifiedName("dev.parley.sandbox.SandboxMain")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("everything else has a log");

    @ArchTest
    static final ArchRule TIME_IS_JAVA_TIME =
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.util.Date");

    @ArchTest
    static final ArchRule LOGGING_IS_SLF4J =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule ONLY_THE_LAYOUT_KNOWS_LOG4J = noClasses()
            .that()
            .resideOutsideOfPackage("dev.parley.logging..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.logging..");

    @ArchTest
    static void everyPackageIsDescribedAndNullMarked(JavaClasses classes) {
        JavaPackage ours = classes.getPackage("dev.parley");

        List<String> unmarked = Stream.concat(Stream.of(ours), ours.getSubpackagesInTree().stream())
                .filter(each -> !each.getClasses().isEmpty())
                .filter(each -> !each.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .sorted()
                .toList();

        assertEquals(List.of(), unmarked);
    }
}
