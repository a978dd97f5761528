package dev.parley.sandbox.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            equal_to              | ' Yes '    | yes         | true
            equal_to              | yes!       | yes         | false
            not_equal_to          | YES        | yes         | false
            not_equal_to          | no         | yes         | true
            matches_any_of        | Y          | 'yes, y,'   | true
            matches_any_of        | ''         | 'yes, y,'   | false
            does_not_match_any_of | maybe      | 'yes, no'   | true
            does_not_match_any_of | No         | 'yes, no'   | false
            is_blank              | '  '       | Is Blank    | true
            is_not_blank          | x          | Is Not Blank | true
            contains              | I am Lost  | lost        | true
            does_not_contain      | I am Lost  | lost        | false
            starts_with           | Order 4711 | order       | true
            does_not_start_with   | Order 4711 | order       | false
            less_than             | 9          | 10          | true
            less_than             | 10         | 10          | false
            less_than             | nine       | 10          | false
            greater_than          | 10.5       | 10          | true
            regex                 | AB-12      | '[a-z]+-\\d+' | true
            regex                 | AB-12 x    | '[a-z]+-\\d+' | false
            regex                 | ab         | '\\D+'       | true
            """)
    void comparesAsStudioDoes(String type, String actual, String expected, boolean holds) {
        Comparison comparison = Comparison.named(type).orElseThrow();

        assertEquals(holds, comparison.holds(actual, expected));
    }

    @Test
    void isNotKnownByAnotherName() {
        assertEquals(Optional.empty(), Comparison.named("is_before_time"));
    }

    @Test
    void refusesAnExpressionThatNobodyCanRead() {
        assertEquals("the regular expression [a cannot be used", failure("a", "[a"));
    }

    @Test
    void givesUpAnExpressionThatTakesTooLong() {
        assertEquals("a regular expression takes too long on this text", failure("a".repeat(40), "(.*a){20}b"));
    }

    private static String failure(String actual, String expression) {
        return assertThrows(Failure.class, () -> Comparison.REGEX.holds(actual, expression))
                .reason();
    }
}
