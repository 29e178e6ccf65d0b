package io.github.sockettask.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.messaging.handler.annotation.ValueConstants;

/**
 * Marks a parameter of an {@link OnOpen @OnOpen}, {@link OnMessage @OnMessage} or
 * {@link OnError @OnError} method that takes a header of the HTTP response that opened or
 * refused the connection. The first value is converted to the type of the parameter; a
 * collection or an array takes all values, each of them converted.
 *
 * @since 0.1.0
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface HandshakeHeader {

	/**
	 * Name of the header, case-insensitive.
	 * @return the name
	 */
	String value();

	/**
	 * Whether the method fails if the header is missing. Otherwise the parameter is
	 * {@code null}. Has no effect on an {@code Optional} or nullable parameter, which is
	 * never required.
	 * @return whether the header is required
	 */
	boolean required() default true;

	/**
	 * Value to use if the header is missing, converted to the type of the parameter.
	 * @return the value; without a default, the header is {@linkplain #required()
	 * required}
	 */
	String defaultValue() default ValueConstants.DEFAULT_NONE;

}
