import { usage, type Verb } from '../command-line.ts'

export function completion(verbs: () => readonly Verb[]): Verb {
  return {
    name: 'completion',
    does: '输出命令行补全脚本，供 bash 或 zsh 使用',
    words: 'bash|zsh',
    examples: ['completion bash > ~/.local/share/bash-completion/completions/diaodu'],
    async run({ words: [shell, ...rest], out }) {
      if ((shell !== 'bash' && shell !== 'zsh') || rest.length > 0)
        throw usage('completion 后面应是 bash 或 zsh', '例如 completion bash。')
      const { completionScript } = await import('../completion.ts')
      out.print(completionScript(shell, verbs()))
      return 0
    },
  }
}
