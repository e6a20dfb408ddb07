"""Build every brief of `reports/`; with arguments, the `memcon` command from a checkout."""

from memcon.cli import main

if __name__ == "__main__":
    main(default_command="build")
