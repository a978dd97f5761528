/**
 * Flows at work: {@link dev.parley.sandbox.studio.Studio} starts executions and lets them hear what is said, and the
 * resources of its REST API show them. What a widget does is settled in {@link dev.parley.sandbox.flow}, which knows no
 * conversation; here it gets hands: a conversation or a phone to speak to, and HTTP.
 */
@NullMarked
package dev.parley.sandbox.studio;

import org.jspecify.annotations.NullMarked;
