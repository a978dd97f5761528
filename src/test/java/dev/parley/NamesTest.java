package dev.parley;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One name, one thing. */
@AnalyzeClasses(packages = "dev.parley", importOptions = DoNotIncludeTests.class)
class NamesTest {
    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS_FOR =
            noClasses().should().haveNameMatching(".*(Utils?|Helpers?|Manager|Impl)");

    @ArchTest
    static void noTwoPackagesHaveAClassOfTheSameName(JavaClasses classes) {
        Map<String, List<String>> named = classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(each -> !each.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getSimpleName, TreeMap::new, mapping(JavaClass::getName, toList())));
        named.values().removeIf(each -> each.size() == 1);

        assertEquals(Map.of(), named);
    }
}
