package io.github.sockettask.autoconfigure;

import java.io.Serial;

/**
 * A task has the name of another bean.
 */
class TaskNameTakenException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String name;

	private final String bean;

	/**
	 * Create an exception.
	 * @param name the name
	 * @param bean what the other bean is
	 */
	TaskNameTakenException(String name, String bean) {
		super("The name of the socket task '%s' is that of another bean: %s".formatted(name, bean));
		this.name = name;
		this.bean = bean;
	}

	String name() {
		return this.name;
	}

	String bean() {
		return this.bean;
	}

}
