package io.github.sockettask.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The promises of {@code docs/contract.md} that a test holds.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Contract {

	/**
	 * Return the numbers of the promises.
	 * @return numbers such as {@code 4.7}
	 */
	String[] value();

}
