package io.github.sockettask.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.messaging.handler.annotation.ValueConstants;

/**
 * Marks a parameter that takes a header of the response with which the server has opened
 * the connection, or refused it: of an {@link OnOpen @OnOpen},
 * {@link OnMessage @OnMessage} or {@link OnError @OnError} method. The first value is
 * converted to the type of the parameter; a {@code List<String>}, another collection or
 * an array takes all values, each of them converted. The close of a connection knows no
 * headers.
 *
 * @since 0.1.0
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface HandshakeHeader {

	/**
	 * Name of the header, in any case.
	 * @return the name
	 */
	String value();

	/**
	 * Whether the header has to be there. If it is not, the method fails; a parameter
	 * that is no {@code Optional} gets null otherwise.
	 * @return whether it has to be there; never for an {@code Optional} or a nullable
	 * parameter
	 */
	boolean required() default true;

	/**
	 * What to take where the header is missing, as text that is converted to the type of
	 * the parameter.
	 * @return the text; nothing by default, in which case the header is
	 * {@linkplain #required() required}
	 */
	String defaultValue() default ValueConstants.DEFAULT_NONE;

}
