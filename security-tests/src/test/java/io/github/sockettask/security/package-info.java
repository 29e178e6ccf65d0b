/**
 * Tests of credentials, in applications with Spring Security and with all endpoints of
 * the Actuator.
 */
@NullMarked
package io.github.sockettask.security;

import org.jspecify.annotations.NullMarked;
