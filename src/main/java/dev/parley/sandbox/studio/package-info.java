/**
 * Running flows: {@link dev.parley.sandbox.studio.Studio} starts executions and passes messages to them, and the
 * resources of its REST API show them. Widgets are in {@link dev.parley.sandbox.flow}, which knows nothing of
 * conversations; this package connects them to a conversation or a phone, and to HTTP.
 */
@NullMarked
package dev.parley.sandbox.studio;

import org.jspecify.annotations.NullMarked;
