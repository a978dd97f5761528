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
            is_before_time        | 08:59      | 09:00       | true
            is_before_time        | 09:00:00   | 09:00       | false
            is_before_time        | 2026-01-31T08:59:00Z | 09:00 | true
            is_before_time        | soon       | 09:00       | false
            is_after_time         | 17:00:01   | 17:00       | true
            is_after_time         | 9 o'clock  | 8           | false
            is_before_date        | 2025-12-31 | 2026-01-01  | true
            is_before_date        | 2026-01-01T00:00:00+02:00 | 2026-01-01 | false
            is_after_date         | 2026-02-01 | 2026-01-31  | true
            is_after_date         | tomorrow   | 2026-01-31  | false
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
        assertEquals(Optional.empty(), Comparison.named("is_before"));
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
        return assertThrows(WidgetFailure.class, () -> Comparison.REGEX.holds(actual, expression))
                .reason();
    }
}
